const LONGEST = 60;

/**
 * A folder's name that every file system takes, whatever the title: its plain letters and digits, after a number that
 * makes it the only one and keeps it from being a name with a meaning (`con`, `..`).
 */
export function folderName(number: number, title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{Mark}+/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '');
  return `${String(number).padStart(2, '0')}-${plain || 'badge'}`;
}
