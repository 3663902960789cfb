"""How everything looks: tokens become palette, style sheet, type, icons and motion.

The only package in which colours, fonts and pixels are written down; everybody else uses its names.
"""
