// A card of the gallery plays its animation while it is pointed at or has the focus, or when its button is pressed. Only then
// is the GIF fetched. Readers who want no motion press the button. All listeners are on the document.
(() => {
  "use strict";
  const SURE = 200; // milliseconds: a pointer on its way to somewhere else fetches nothing
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let left; // the card whose button has stopped it, until the pointer goes
  let playing; // { card, button, image, waiting, held }: held is what a button plays

  function play(card, held) {
    if (playing?.card === card && (playing.held || !held)) return;
    stop();
    const button = card.querySelector(".gd-preview");
    const image = Object.assign(new Image(), { className: "gd-animation", alt: "" }); // the still says what is seen
    image.addEventListener("load", () => playing?.image === image && card.querySelector(".gd-card").append(image));
    image.addEventListener("error", () => playing?.image === image && stop());
    const dark = document.body.getAttribute("data-md-color-scheme") === "slate";
    const fetch = () => (image.src = new URL(button.dataset[dark ? "dark" : "light"], document.baseURI));
    playing = { card, button, image, held, waiting: setTimeout(fetch, held ? 0 : SURE) };
    button.setAttribute("aria-pressed", "true");
  }

  function stop() {
    if (!playing) return;
    clearTimeout(playing.waiting);
    playing.image.remove();
    playing.button.setAttribute("aria-pressed", "false");
    playing = undefined;
  }

  const cardOf = (target) => {
    const card = target?.closest?.(".gd-thumbnail");
    return card?.querySelector(".gd-preview") ? card : undefined;
  };
  const come = ({ target }) => {
    const card = cardOf(target);
    if (card && card !== left && !calm.matches) play(card, false);
  };
  const leave = ({ target, relatedTarget }) => {
    const card = cardOf(target);
    const stays = card && (cardOf(relatedTarget) === card || card.contains(document.activeElement));
    if (cardOf(relatedTarget) !== card) left = undefined;
    if (playing?.card === card && !playing?.held && !stays) stop();
  };
  document.addEventListener("pointerover", (event) => event.pointerType === "touch" || come(event));
  document.addEventListener("pointerout", leave);
  document.addEventListener("focusin", (event) => event.target.matches(":focus-visible") && come(event));
  document.addEventListener("focusout", ({ target, relatedTarget }) => {
    if (playing?.card === cardOf(target) && !playing?.held && cardOf(relatedTarget) !== playing?.card) stop();
  });
  document.addEventListener("keydown", ({ key }) => key === "Escape" && stop());
  document.addEventListener("click", ({ target }) => {
    const card = target.closest?.(".gd-preview") && cardOf(target);
    if (!card) return;
    if (playing?.card === card && (playing.held || playing.image.src)) {
      stop();
      left = card;
    } else play(card, true);
  });
})();
