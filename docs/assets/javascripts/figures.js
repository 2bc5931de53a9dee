// Play and Stop of the animated figures: the GIF is fetched on Play and laid over the still, which stays where it is.
// All listeners are on the document, so that pages changed without a reload need no setting up or tidying.
(() => {
  "use strict";

  const narrow = matchMedia("(max-width: 30em)"); // as in gdviz/figure_html.py

  /** The address of the animation for the theme and the layout in use. */
  function address(button) {
    const theme = document.body.getAttribute("data-md-color-scheme") === "slate" ? "Dark" : "Light";
    return button.dataset[(narrow.matches ? "narrow" : "wide") + theme] || button.dataset["wide" + theme];
  }

  function overlay(button) {
    return button.closest(".gd-figure").querySelector(".gd-animation");
  }

  function play(button) {
    const image = new Image();
    image.className = "gd-animation";
    image.alt = ""; // the still beneath says what is seen
    image.addEventListener("error", () => stop(button));
    image.src = address(button);
    button.closest(".gd-figure").querySelector(".gd-frame").append(image);
    label(button, true);
  }

  function stop(button) {
    overlay(button)?.remove();
    label(button, false);
  }

  function label(button, playing) {
    button.textContent = playing ? "Stop" : "Play";
    button.toggleAttribute("data-playing", playing);
  }

  /** The reader changed the theme or the width: what is playing follows. */
  function follow() {
    for (const button of document.querySelectorAll(".gd-play[data-playing]")) {
      if (overlay(button)) overlay(button).src = address(button);
    }
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.(".gd-play");
    if (button) (overlay(button) ? stop : play)(button);
  });
  narrow.addEventListener("change", follow);
  new MutationObserver(follow).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
})();
