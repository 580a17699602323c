"""The dashboard: sliders and switches, and a thousand futures redrawn as they move."""
