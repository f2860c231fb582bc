"""Drawings of figures as SVG: legible in black and white, with their figures beside them."""
