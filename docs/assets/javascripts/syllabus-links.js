// Links as text to paste: Markdown, HTML or plain, one or many; and a choice of places as a word in an address.
globalThis.gdLinks = (() => {
  "use strict";

  const inHtml = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt()};`);
  const inMarkdown = (text) => text.replace(/[\\`*_[\]<>]/g, "\\$&");
  const FORMATS = {
    markdown: {
      one: ({ name, url }) => `[${inMarkdown(name)}](${url})`,
      many: (lines) => lines.map((line) => `- ${line}`),
    },
    html: {
      one: ({ name, url }) => `<a href="${inHtml(url)}">${inHtml(name)}</a>`,
      many: (lines) => ["<ul>", ...lines.map((line) => `  <li>${line}</li>`), "</ul>"],
    },
    plain: { one: ({ name, url }) => `${name}${/[?!.]$/.test(name) ? "" : ":"} ${url}`, many: (lines) => lines },
  };

  /** Places, each with a name and an address, in a format; one alone is no list. */
  function written(places, format) {
    const { one, many } = FORMATS[format];
    const lines = places.map(one);
    return (lines.length > 1 ? many(lines) : lines).join("\n");
  }

  /** A choice as an address has it: guide/derivatives/~secant for guide/derivatives/#secant, commas between. */
  const packed = (places, all) =>
    places.length === all.length ? "all" : places.map((place) => place.replace("#", "~")).join(",");

  /** The places of a choice that there are; whatever else an address says is passed over. */
  function unpacked(text, all) {
    if (text === "all") return [...all];
    const asked = new Set((text ?? "").split(",").map((place) => place.replace("~", "#")));
    return all.filter((place) => asked.has(place));
  }

  return { written, packed, unpacked };
})();
