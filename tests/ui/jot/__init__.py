"""The small window of a jotting, under real keys and with a real letterbox."""
