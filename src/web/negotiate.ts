/**
 * Which of the offered media types an Accept header asks for by name (RFC 9110 §12.5.1); the first offered where none
 * is named. Ranges such as any type at all name nothing: a program that doesn't care gets the first, never a page.
 */
export function preferredType(accept: string | undefined, offered: readonly [string, ...string[]]): string {
  let best = { type: offered[0], quality: 0 };
  for (const entry of (accept ?? '').split(',')) {
    const [name = '', ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase());
    const quality = qualityOf(parameters);
    if (offered.includes(name) && quality > best.quality) best = { type: name, quality };
  }
  return best.type;
}

function qualityOf(parameters: readonly string[]): number {
  const found = parameters.find((parameter) => parameter.startsWith('q='));
  const quality = found === undefined ? 1 : Number(found.slice(2));
  return quality >= 0 && quality <= 1 ? quality : 0;
}
