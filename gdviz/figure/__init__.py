"""What a figure is made of, as data: panels of marks, runs, controls, parts. Nothing here draws."""
