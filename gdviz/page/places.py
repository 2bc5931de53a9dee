"""What the page puts into the controls of a figure: marks in their HTML, which is made before the page is known."""

FRAME = "<!--frame-->"  # the stills
PLAY = "<!--play-->"  # the button of the animation, until the figure is live
LINKS = "<!--links-->"  # to the picture as it was drawn
