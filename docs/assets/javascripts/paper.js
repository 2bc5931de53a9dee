// What leaves the page: copied text and print. All listeners are on the document or the window.
(() => {
  "use strict";

  // A formula is on the page twice, for eyes and for ears, sign by sign. It is copied once, as its TeX, and whole: half a
  // formula says something else.
  function inTex(formula) {
    const tex = formula.querySelector("annotation")?.textContent;
    const sign = formula.querySelector("math[display=block]") ? "$$" : "$";
    return tex ? sign + tex + sign : formula.textContent;
  }
  const formulaAround = (node) => (node.closest ? node : node.parentElement)?.closest(".katex");

  function copied(selection) {
    const part = document.createDocumentFragment();
    for (let index = 0; index < selection.rangeCount; index++) {
      const range = selection.getRangeAt(index).cloneRange();
      const [first, last] = [range.startContainer, range.endContainer].map(formulaAround);
      if (first) range.setStartBefore(first);
      if (last) range.setEndAfter(last);
      part.append(range.cloneContents());
    }
    return part;
  }

  document.addEventListener("copy", (event) => {
    const selection = getSelection();
    if (selection.isCollapsed || event.defaultPrevented || event.target.closest?.("input, textarea")) return;
    const part = copied(selection);
    const formulas = part.querySelectorAll(".katex");
    if (!formulas.length) return;
    for (const formula of formulas) formula.replaceWith(inTex(formula));
    for (const link of part.querySelectorAll("a[href]")) link.setAttribute("href", link.href);
    // Only what is laid out has lines.
    const sheet = document.createElement("div");
    sheet.className = "gd-copied md-typeset";
    sheet.append(part);
    document.body.append(sheet);
    event.clipboardData.setData("text/plain", sheet.innerText);
    event.clipboardData.setData("text/html", new XMLSerializer().serializeToString(sheet));
    sheet.remove();
    event.preventDefault();
  });

  // On paper exercises have room for an answer; the answers come apart from them, on pages of their own.
  let key;
  function answersApart() {
    const answers = document.querySelectorAll("details.answer");
    if (key || !answers.length) return;
    key = document.createElement("section");
    key.className = "gd-key";
    key.append(Object.assign(document.createElement("h2"), { textContent: "Answers" }));
    for (const answer of answers) {
      const exercise = answer.closest(".check, .gd-question");
      const title = exercise?.querySelector(".admonition-title, h2")?.firstChild?.textContent;
      key.append(
        Object.assign(document.createElement("h3"), { textContent: title ?? answer.firstElementChild.textContent }),
      );
      const text = answer.cloneNode(true);
      text.firstElementChild.remove(); // its summary
      for (const named of text.querySelectorAll("[id]")) named.removeAttribute("id");
      key.append(...text.childNodes);
    }
    document.querySelector(".md-content__inner").append(key);
    document.documentElement.classList.add("gd-keyed");
  }
  addEventListener("beforeprint", answersApart);
  addEventListener("afterprint", () => {
    key?.remove();
    key = undefined;
    document.documentElement.classList.remove("gd-keyed");
  });

  // A picture that nobody has scrolled to is not there yet, nor is the still of a live figure, nor the picture of the light
  // theme, which is printed, for a reader of the dark one. A print does not wait for them: so it is they that the page waits
  // for, all at once. Paper is wide: a screen that is not asks for another picture, which is given the same.
  const inPlace = []; // what puts each back
  function picturesHere() {
    const missing = [...document.querySelectorAll("img[loading=lazy]")].filter(
      (image) => !image.closest(".gd-dark, [data-alive][data-changed]") && !(image.complete && image.naturalWidth),
    );
    for (const image of missing) image.loading = "eager";
    for (const image of location.protocol === "file:" ? [] : missing) {
      const data = dataOf(image.src);
      const figure = image.closest("[data-alive]");
      if (!data) {
        figure?.toggleAttribute("data-unprinted", true); // its drawing is printed
        inPlace.push(() => figure?.removeAttribute("data-unprinted"));
        continue;
      }
      inPlace.push(() => (image.loading = "lazy"), given(image, "src", data));
      const narrow = image.parentElement.querySelector("source");
      if (narrow) inPlace.push(given(narrow, "srcset", data));
    }
  }
  /** Set an attribute; what sets it as it was. */
  function given(element, name, value) {
    const before = element.getAttribute(name);
    element.setAttribute(name, value);
    return () => element.setAttribute(name, before);
  }
  function dataOf(address) {
    try {
      const request = new XMLHttpRequest();
      request.open("GET", address, false);
      request.overrideMimeType("text/plain; charset=x-user-defined"); // a byte a character
      request.send();
      const bytes = request.responseText.replace(/[^]/g, (byte) => String.fromCharCode(byte.charCodeAt(0) & 255));
      return request.status === 200 && `data:${request.getResponseHeader("content-type")};base64,${btoa(bytes)}`;
    } catch {
      return ""; // no line: the words of the picture are printed, where no drawing is
    }
  }
  addEventListener("beforeprint", picturesHere);
  addEventListener("afterprint", () => {
    for (const putBack of inPlace.splice(0)) putBack();
  });
})();
