// Play and Stop of the animated figures: the GIF is fetched on Play and laid over the still, which stays where it is.
// All listeners are on the document, so that pages changed without a reload need no setting up or tidying.
(() => {
  "use strict";

  /** The address of the animation for the theme and the layout in use: narrow where the still is. */
  function address(button) {
    const theme = document.body.getAttribute("data-md-color-scheme") === "slate" ? "Dark" : "Light";
    const narrow = button.closest(".gd-figure").querySelector("source[media]");
    const layout = narrow && matchMedia(narrow.media).matches ? "narrow" : "wide";
    return new URL(button.dataset[layout + theme] || button.dataset[`wide${theme}`], document.baseURI).href;
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
      const image = overlay(button);
      if (image && image.src !== address(button)) image.src = address(button); // another address begins anew
    }
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.(".gd-play");
    if (button) (overlay(button) ? stop : play)(button);
  });
  addEventListener("resize", follow);
  new MutationObserver(follow).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
})();
