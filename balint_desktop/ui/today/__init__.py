"""Today: who is still with you?"""
