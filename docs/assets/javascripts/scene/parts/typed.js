// A field whose text is put to use after a pause in typing; after a mistake the last good text stays.
const TYPED_PAUSE = 500; // milliseconds

/**
 * What keeps a field and a figure together.
 *
 * `read(text)` throws what `isMistake` knows where a text is none, before anything changes; `take(text)` puts it to use;
 * `complain(error)` says what is wrong, or with null that nothing is.
 */
export function typedField(figure, input, { read, isMistake, take, complain }) {
  let used = "";
  let timer;

  const use = () => {
    clearTimeout(timer);
    const text = input.value.trim();
    if (text === used) return complain(null);
    try {
      if (text) read(input.value);
      used = text;
      figure.touched();
      take(text);
      complain(null);
    } catch (error) {
      if (!isMistake(error)) throw error;
      complain(error);
    }
    return undefined;
  };

  input.addEventListener(
    "input",
    () => {
      clearTimeout(timer);
      timer = setTimeout(use, TYPED_PAUSE);
    },
    figure.listening,
  );
  input.addEventListener("change", use, figure.listening);

  return {
    use,
    /** The figure has another text than the field: after Reset, or from the address. */
    show(text) {
      if (text === used) return;
      used = input.value = text;
      complain(null);
    },
    dispose: () => clearTimeout(timer),
  };
}
