const LONGEST_NAME = 80;

/**
 * Content-Disposition of a download named after the badge (RFC 6266): the name in full for those who read
 * `filename*`, in plain letters for the rest.
 */
export function attachment(title: string, extension: 'png' | 'svg' | 'json' | 'zip'): string {
  const name = fileName(title);
  const plain = fileName(name.normalize('NFKD').replace(/[^\x20-\x7e]/g, ''));
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${plain}.${extension}"; filename*=UTF-8''${encoded}.${extension}`;
}

/** What every file system takes: letters, digits and simple marks. */
function fileName(title: string): string {
  const kept = title.replace(/[^\p{Letter}\p{Mark}\p{Number}._ -]+/gu, ' ').replace(/\s+/g, ' ');
  const short = [...kept].slice(0, LONGEST_NAME).join('');
  return short.replace(/^[. ]+|[. ]+$/g, '') || 'badge';
}
