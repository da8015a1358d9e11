import { compareUtf8 } from '../../../shared/domain/compare-utf8.ts';
import { ObjectNotFoundError, type ObjectStore } from '../../../shared/store/object-store.ts';

export interface MemoryObjects extends ObjectStore {
  readonly content: Map<string, string>;
  /** Writes that still succeed; the next one throws. @default Infinity */
  writesLeft: number;
  readonly written: string[];
}

/** Objects in memory that can fail at a write, before anything of it is seen. */
export function createMemoryObjects(content: Map<string, string>): MemoryObjects {
  return {
    content,
    writesLeft: Number.POSITIVE_INFINITY,
    written: [],
    async *list(prefix) {
      const keys = [...content.keys()].filter((key) => key.startsWith(prefix)).sort(compareUtf8);
      for (const key of keys) yield { key, bytes: Buffer.byteLength(content.get(key) ?? '') };
    },
    async read(key) {
      const text = content.get(key);
      if (text === undefined) throw new ObjectNotFoundError(key);
      return (async function* () {
        yield Buffer.from(text, text.startsWith('\xff') ? 'latin1' : 'utf8');
      })();
    },
    async size(key) {
      return Buffer.byteLength(content.get(key) ?? '');
    },
    async write(key, body) {
      if (this.writesLeft-- <= 0) throw new Error(`write of ${key} failed`);
      const chunks: Uint8Array[] = [];
      if (body instanceof Uint8Array) chunks.push(body);
      else for await (const chunk of body) chunks.push(chunk);
      const text = Buffer.concat(chunks).toString('utf8');
      content.set(key, text);
      this.written.push(key);
      return { key, bytes: Buffer.byteLength(text) };
    },
    async delete(keys) {
      for (const key of keys) content.delete(key);
    },
  };
}
