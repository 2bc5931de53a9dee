// The one global, gdviz. A page's scenes are defined there; marks, views and parts of a figure register here by name.
export const gdviz = (globalThis.gdviz ??= {});
// gdviz.formula is there in the figures that take a reader's formula: see formula/formula.js.
gdviz.definitions ??= new Map(); // scene id -> what the site build wrote of it
gdviz.define ??= (id, definition) => gdviz.definitions.set(id, definition);

export const marks = (gdviz.marks ??= {}); // class name of a mark -> { create(plot, mark) -> { update(store) } }
export const views = (gdviz.views ??= {}); // kind of panel -> { create(plot) -> { place(points, store) } }, where a panel is not flat
export const parts = (gdviz.parts ??= {}); // class name of a part -> (figure, box, part) -> { update(), dispose(), words() }, or nothing
export const texts = (gdviz.texts ??= {}); // name -> { get(store), set(store, text) }: what of the state is no number
