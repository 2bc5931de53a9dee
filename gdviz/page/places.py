"""What the page puts into the controls of a figure: marks in their HTML, which is made before the page is known."""

FRAME = "<!--frame-->"  # the stills
PLAY = "<!--play-->"  # the button of the animation, until the figure is live
LINKS = "<!--links-->"  # to the picture as it was drawn


def fill(controls: str, frame: str, play: str = "", links: str = "") -> str:
    """The controls of a figure with all of it in its place; the frame alone where nothing can be changed."""
    held = controls or FRAME
    for place, html in ((FRAME, frame), (PLAY, play), (LINKS, links)):
        held = held.replace(place, html)
    return held
