/** Words by which the schemas of credentials are written (JSON Schema 2019-09). */
export const text = { type: 'string', minLength: 1 } as const;
export const instant = { type: 'string', format: 'instant' } as const;
export const flag = { type: 'boolean' } as const;
export const extensible = (names: readonly string[]) => ({
  anyOf: [{ enum: names }, { type: 'string', pattern: '^ext:[A-Za-z0-9._-]+$' }],
});
export const ref = (name: string) => ({ $ref: `#/$defs/${name}` });
export const list = (items: object) => ({ type: 'array', items });
/** A set that JSON-LD may also write as a single value. */
export const oneOrMany = (items: object) => ({ anyOf: [items, { type: 'array', minItems: 1, items }] });

/** `type` holding `name`: alone, or in an array among others. */
export const typeOf = (...names: readonly string[]) => ({
  anyOf: [
    { enum: names },
    { type: 'array', items: { type: 'string' }, contains: { enum: names }, minItems: 1 },
  ],
});

export const node = (required: readonly string[], properties: object) => ({
  type: 'object',
  required: [...required],
  properties,
});

/** The extension's own schema: applies where our type is used. */
export const extension = (type: string, properties: object) => ({
  if: { required: ['type'], properties: { type: typeOf(type) } },
  // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema, in a plain object that is never awaited
  then: { type: 'object', properties },
});
