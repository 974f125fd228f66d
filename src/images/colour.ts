/** The only colour syntax a picture takes. */
export const COLOUR = /^#[0-9a-f]{6}$/i;
