import { LRUCache } from 'lru-cache';

/** Pictures by content key, the least used forgotten first. */
export interface PictureCache {
  /** The kept picture, or the one that `draw` makes; callers of one key at one time share one drawing. */
  get(key: string, draw: () => Promise<Buffer>): Promise<Buffer>;
}

/** @param bytes how much all kept pictures may take together */
export function createPictureCache(bytes: number): PictureCache {
  const kept = new LRUCache<string, Buffer>({ maxSize: bytes, sizeCalculation: (picture) => picture.length });
  const drawing = new Map<string, Promise<Buffer>>();

  async function drawOnce(key: string, draw: () => Promise<Buffer>): Promise<Buffer> {
    try {
      const picture = await draw();
      kept.set(key, picture);
      return picture;
    } finally {
      drawing.delete(key);
    }
  }

  return {
    async get(key, draw) {
      const known = kept.get(key) ?? drawing.get(key);
      if (known) return known;
      const fresh = drawOnce(key, draw);
      drawing.set(key, fresh);
      return fresh;
    },
  };
}
