import { beforeEach, describe, expect, it } from 'vitest';
import { ObjectNotFoundError, type ObjectStore, type ReadOptions } from '../../shared/store/object-store.ts';

const hostileKeys = [
  'a',
  'lake/events/dt=2011-12-01/3f9a-0.parquet',
  'drops/shop/Tag 1 & 2/日志+.csv',
  'x/%2F',
  'y/%2F/%25',
  'x/%!a',
  'x/%+b/c',
  'x/..',
  'w/../../../y',
  '../z',
  './z',
  '/leading',
  'trailing/',
  'double//slash',
  'dots...',
  'blank at end ',
  '.dynamodb/server.json',
  'x/.hidden',
  'quote"<&>\'.csv',
  'back\\slash',
  'line\nbreak',
  '__proto__/constructor',
  'emoji/😀',
  `long/${'n'.repeat(700)}`,
  `long/${'日'.repeat(300)}/end`,
];

/** What every `ObjectStore` promises. Call it from one file per adapter. */
export function describeObjectStore(name: string, createEmpty: () => Promise<ObjectStore>): void {
  describe(`${name} keeps the contract of ObjectStore`, () => {
    let store: ObjectStore;
    beforeEach(async () => {
      store = await createEmpty();
    });

    const put = (key: string, content = key) => store.write(key, Buffer.from(content));
    const keysUnder = async (prefix: string) => (await Array.fromAsync(store.list(prefix))).map(({ key }) => key);
    async function textOf(key: string, options?: ReadOptions): Promise<string> {
      return Buffer.concat(await Array.fromAsync(await store.read(key, options))).toString();
    }

    it('reads back what was written and lists it, whatever the key', async () => {
      for (const key of hostileKeys) expect(await put(key)).toEqual({ key, bytes: Buffer.byteLength(key) });
      for (const key of hostileKeys) expect(await textOf(key)).toBe(key);
      expect((await keysUnder('')).sort()).toEqual([...hostileKeys].sort());
    });

    it('lists a prefix in the order of the UTF-8 bytes of whole keys', async () => {
      for (const key of ['p/b', 'p/a/c', 'p/a-c', 'p/a.c', 'p/a0', 'p/ä', 'q/a', 'p/B', 'p/😀', 'p/\uff5e'])
        await put(key);
      expect(await keysUnder('p/')).toEqual([
        'p/B',
        'p/a-c',
        'p/a.c',
        'p/a/c',
        'p/a0',
        'p/b',
        'p/ä',
        'p/\uff5e',
        'p/😀',
      ]);
    });

    it('keeps that order among segments too long for a file name', async () => {
      const long = 'm'.repeat(239);
      const keys = [`${long}a`, `${long}aaa`, `${long}ab`, `${long}b/c`, `${long}b0`, `${long}c`.slice(0, 240)];
      for (const key of keys) await put(key, '');
      expect(await keysUnder('')).toEqual(keys);
    });

    it('takes a prefix as text, not as a folder', async () => {
      for (const key of ['run=1/a', 'run=10/a', 'run=2/a', 'ru']) await put(key);
      expect(await keysUnder('run=1')).toEqual(['run=1/a', 'run=10/a']);
      expect(await keysUnder('run=1/')).toEqual(['run=1/a']);
      expect(await keysUnder('nowhere/')).toEqual([]);
    });

    it('says how large each object is', async () => {
      await put('s/empty', '');
      await put('s/three', '日');
      expect(await Array.fromAsync(store.list('s/'))).toEqual([
        { key: 's/empty', bytes: 0 },
        { key: 's/three', bytes: 3 },
      ]);
      expect(await store.size('s/three')).toBe(3);
      expect(await textOf('s/empty')).toBe('');
    });

    it('says which object is missing', async () => {
      await put('here/file');
      for (const key of ['nowhere', 'here', 'here/other', 'here/file/below']) {
        await expect(store.read(key)).rejects.toThrow(new ObjectNotFoundError(key));
        await expect(store.size(key)).rejects.toThrow(new ObjectNotFoundError(key));
      }
    });

    it.each<[ReadOptions, string]>([
      [{}, '0123456789'],
      [{ start: 0, end: 1 }, '0'],
      [{ start: 3 }, '3456789'],
      [{ end: 4 }, '0123'],
      [{ start: 3, end: 7 }, '3456'],
      [{ start: 8, end: 99 }, '89'],
      [{ start: 5, end: 5 }, ''],
      [{ start: 10 }, ''],
      [{ start: 99, end: 100 }, ''],
    ])('reads the range %o', async (range, expected) => {
      await put('digits', '0123456789');
      expect(await textOf('digits', range)).toBe(expected);
    });

    it('writes a stream, also a long one, whole', async () => {
      const chunk = Buffer.alloc(1_000_003, 'strata');
      async function* chunks() {
        for (let i = 0; i < 20; i++) yield chunk;
      }
      expect(await store.write('stream', chunks())).toEqual({ key: 'stream', bytes: 20_000_060 });
      const read = Buffer.concat(await Array.fromAsync(await store.read('stream')));
      expect(read.equals(Buffer.concat(Array.from({ length: 20 }, () => chunk)))).toBe(true);
    });

    it('writes an empty stream as an empty object', async () => {
      async function* none(): AsyncGenerator<Uint8Array> {}
      expect(await store.write('none', none())).toEqual({ key: 'none', bytes: 0 });
      expect(await textOf('none')).toBe('');
    });

    it('leaves the old content when the stream of the new one breaks', async () => {
      await put('kept', 'old');
      async function* broken(): AsyncGenerator<Uint8Array> {
        yield Buffer.alloc(9_000_000);
        throw new Error('source broke');
      }
      await expect(store.write('kept', broken())).rejects.toThrow();
      expect(await textOf('kept')).toBe('old');
      expect(await keysUnder('')).toEqual(['kept']);
    });

    it('replaces an object whole while others read it', async () => {
      const versions = ['a', 'b'].map((letter) => letter.repeat(300_000));
      await put('swap', versions[0]);
      const writes = (async () => {
        for (let i = 1; i <= 20; i++) await put('swap', versions[i % 2]);
      })();
      for (let i = 0; i < 20; i++) expect(versions).toContain(await textOf('swap'));
      await writes;
    });

    it('deletes many objects, and does not mind those that are not there', async () => {
      const keys = Array.from({ length: 1_005 }, (_, i) => `d/${i} <&>`);
      await Promise.all(keys.slice(0, 30).map((key) => put(key)));
      await put('d/kept');
      await store.delete([...keys, 'd/kept/below']);
      expect(await keysUnder('d/')).toEqual(['d/kept']);
      await store.delete([]);
    });
  });
}
