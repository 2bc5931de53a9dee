// The one global. A page's scenes are defined here; marks, views and parts of a figure register here by name.
const gdviz = (globalThis.gdviz ??= {});
gdviz.definitions ??= new Map(); // scene id -> what gdviz/browser.py wrote of it
gdviz.define ??= (id, definition) => gdviz.definitions.set(id, definition);
gdviz.marks = {}; // class name of a mark -> { create(panel, mark) -> { update(store) } }
gdviz.views = {}; // kind of panel -> { create(panel) -> { place(points, store) } }, where a panel is not flat
gdviz.parts = []; // (figure) -> { update(), dispose(), words() }, or nothing: what else a figure has, in this order
gdviz.texts = {}; // name -> { get(store), set(store, text) }: what of the state is no number
