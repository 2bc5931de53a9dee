// What scripts/prove_input.py does on a page: it puts texts into fields and addresses, and hears what goes wrong; there
// before anything else of the page.
window.inputs = {};
{
  const SECOND = 1000; // milliseconds
  const TIMES = 3; // at the first of them the machine may have done something else

  const heard = [];
  addEventListener("error", ({ message }) => heard.push(`exception: ${message}`));
  addEventListener("unhandledrejection", ({ reason }) => heard.push(`exception: ${reason}`));
  addEventListener("securitypolicyviolation", (event) =>
    heard.push(`the policy refuses ${event.violatedDirective} ${event.blockedURI}`),
  );

  const rest = (time = 0) => new Promise((done) => setTimeout(done, time));
  const at = (selector) => document.querySelector(selector);

  function type(field, text, ...events) {
    field.value = text;
    for (const name of events) field.dispatchEvent(new Event(name, { bubbles: true }));
  }

  /** What a part of the page becomes once it is there. */
  async function arrived(selector) {
    for (let time = 0; time < 1000 && !at(selector); time++) await rest(10);
    return at(selector);
  }

  /** How a text is put in, by kind. */
  const puts = {
    /** An address of a figure, by the query and the fragment that it has. */
    address(text) {
      history.replaceState(null, "", location.pathname + text);
      dispatchEvent(new PopStateEvent("popstate"));
    },
    function: (text) => type(at("[data-part=OwnFunction] input"), text, "input", "change"),
    rule: (text) => type(at("[data-part=OwnRule] textarea"), text, "input", "change"),
    /** The answer to each exercise of the page that is typed. */
    answer(text) {
      for (const field of document.querySelectorAll(".gd-exercise .check input[type=text]")) {
        const box = field.closest(".gd-exercise");
        type(field, text, "input", "change");
        box.querySelector(".gd-check").click();
        if (["right", "shown"].includes(box.dataset.state)) box.querySelector(".gd-check").click(); // asks again
      }
    },
    /** A link to a sheet, as its fragment. */
    async link(text) {
      location.hash = text;
      await rest();
    },
    /** The name of a student on a sheet that is pasted, and is not to be mistyped. */
    async name(text) {
      const { classes } = globalThis.gdExercises;
      const [entries, name] = [[{ tries: ["0"], hints: 0 }], classes.cleaned(text)];
      await puts.sheets(classes.write({ seed: "k7x2m9qa", set: "derivatives", digest: "1c9f0zk", name, entries }));
    },
    /** Sheets that are pasted, and the link of the class beside them. */
    async sheets(text) {
      const [sheets, link] = [at(".gd-pile textarea"), at(".gd-pile input")];
      type(sheets, text, "input", "change");
      type(link, text, "input", "change");
      at(".gd-pile .gd-submit button").click();
      await rest();
    },
  };

  /** What has gone wrong since this was last asked: exceptions, and markup that a text has brought along. */
  function wrong() {
    if (at("gd-harm, [data-harm]")) heard.push("markup is in the page");
    for (const each of document.querySelectorAll("gd-harm, [data-harm]")) each.remove();
    if (window.gdHarm) heard.push("a script of the text is run");
    delete window.gdHarm;
    return heard.splice(0);
  }

  const FIELDS = {
    // what there must be, alive, on the page of a kind
    address: "[data-part=OwnRule], #gradient_descent\\.path [data-part=OwnFunction]",
    function: "[data-part=OwnFunction] input",
    rule: "[data-part=OwnRule] textarea",
    answer: ".gd-exercise[data-live] .check input[type=text]",
    link: ".gd-handout[data-live]",
    name: ".gd-pile input",
    sheets: ".gd-pile input",
  };

  /** Wait until texts of a kind can be put in, and bring to life the figure that takes them: what has gone wrong by then. */
  inputs.begin = async (kind) => {
    const there = await arrived(FIELDS[kind]);
    if (!there) return [`nothing takes what is meant for ${FIELDS[kind]}`];
    for (const each of document.querySelectorAll("details:has(gd-scene)")) each.open = true;
    const scene = there.closest("gd-scene");
    scene?.scrollIntoView({ block: "center" });
    if (scene) await customElements.whenDefined("gd-scene");
    scene?.begin();
    await Promise.race([scene?.ready, rest(60 * SECOND)]);
    return !scene || scene.figure ? wrong() : ["the figure does not come to life"];
  };

  /** Put in texts of a kind: [place among them, what went wrong], for each that does harm. */
  inputs.put = async (kind, texts) => {
    const found = [];
    for (const [place, text] of texts.entries()) {
      let took = Infinity;
      for (let time = 0; time < TIMES && took > SECOND; time++) {
        const began = performance.now();
        try {
          await puts[kind](text);
        } catch (error) {
          heard.push(`exception: ${error}`);
        }
        took = performance.now() - began;
        await rest();
        found.push(...wrong().map((each) => [place, each]));
      }
      if (took > SECOND) found.push([place, `it takes ${Math.round(took)} ms`]);
    }
    await rest(700); // what waits for a pause in typing
    return [...found, ...wrong().map((each) => [texts.length - 1, each])];
  };
}
