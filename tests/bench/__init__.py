"""The benchmark: how long the program makes a doctor wait, and how much memory it takes, against bare floors."""
