// Colours by their meaning, as the stylesheet of the palette has them.

export const color = (role) => (role.startsWith("#") ? role : `var(--gd-${role.replace("_", "-")})`);
/** `share` of one colour over another: an opaque stand-in for transparency. */
export const blend = (role, share, under = "paper") =>
  `color-mix(in srgb, ${color(role)} ${share * 100}%, ${color(under)})`;
