import { createHash } from 'node:crypto';
import { brotliCompressSync, constants } from 'node:zlib';
import { z } from 'zod';
import { InputError, messageOf } from '../../src/domain/errors.js';
import { seriesSchema } from '../../src/domain/series.js';
import { diff, patch } from './delta.js';
import { SECTIONS, type SectionLines, type SectionName } from './sections.js';
import { Stream } from './stream.js';

/**
 * An index file: a line that names the format and the SHA-256 of all that follows, a line of JSON that says what is in
 * it, then each section compressed. A section is whole, or the difference to the same section of the base index.
 */

const MAGIC = 'odoo-debt symbols';
const FORMAT = 1;

const headerSchema = z.strictObject({
  series: seriesSchema,
  provenance: z.strictObject({
    release: z.string(),
    edition: z.enum(['community', 'enterprise', 'unknown']),
    repository: z.string().nullable(),
  }),
  counts: z.record(z.string(), z.int().nonnegative()),
  /** Series of the base index and the digest in its first line; null where all sections are whole. */
  base: z.strictObject({ series: seriesSchema, digest: z.string() }).nullable(),
  sections: z.array(
    z.strictObject({ name: z.enum(SECTIONS), bytes: z.int().nonnegative(), lines: z.int().nonnegative() }),
  ),
});
export type Header = z.infer<typeof headerSchema>;

/** An index as it is written: everything decoded on demand. */
export interface RawIndex {
  header: Header;
  digest: string;
  /** Lines of a section, joined by line feeds, in UTF-8: as texts they would be half of what is held while addons are inspected. */
  bytes(section: SectionName): Buffer;
  /** Decompresses a section beside this thread, so that it is had sooner; never throws. */
  ahead?(section: SectionName): Promise<unknown>;
}

/** @returns The bytes of an index file: a difference to `base` where one is given. Same input, same bytes. */
export function encodeIndex(
  sections: SectionLines,
  about: Pick<Header, 'series' | 'provenance' | 'counts'>,
  base: RawIndex | null = null,
): Buffer {
  const streams: Buffer[] = [];
  const described: Header['sections'] = [];
  for (const name of SECTIONS) {
    const text = base === null ? sections[name].join('\n') : diff(linesOf(base.bytes(name).toString()), sections[name]);
    const stream = compress(text);
    streams.push(stream);
    described.push({ name, bytes: stream.length, lines: sections[name].length });
  }
  const header: Header = {
    series: about.series,
    provenance: about.provenance,
    counts: about.counts,
    base: base === null ? null : { series: base.header.series, digest: base.digest },
    sections: described,
  };
  const rest = Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), ...streams]);
  return Buffer.concat([Buffer.from(`${MAGIC} ${FORMAT} ${sha256(rest)}\n`), rest]);
}

/**
 * Checks an index file and makes its sections available.
 * @param shown What the file is called in messages.
 * @param baseOf Gives the index of another series, for files that hold a difference.
 * @throws InputError for anything that is not a whole index of this format.
 */
export function decodeIndex(bytes: Buffer, shown: string, baseOf: (series: Header['series']) => RawIndex): RawIndex {
  const end = bytes.subarray(0, 200).indexOf(10);
  const first = bytes.subarray(0, Math.max(end, 0)).toString('latin1');
  const found = /^odoo-debt symbols (\d+) ([0-9a-f]{64})$/.exec(first);
  if (!found) throw new InputError(`${shown}: not a symbol index; odoo-debt symbols build makes one`);
  if (Number(found[1]) !== FORMAT) {
    throw new InputError(
      `${shown}: a symbol index of format ${found[1]}, this program reads format ${FORMAT}; build it anew`,
    );
  }
  const rest = bytes.subarray(end + 1);
  if (sha256(rest) !== found[2]) {
    throw new InputError(`${shown}: damaged: its contents are not what was written; build or fetch it anew`);
  }
  const header = readHeader(rest, shown);
  const streams = new Map<SectionName, Stream>();
  let at = rest.indexOf(10) + 1;
  for (const section of header.sections) {
    streams.set(section.name, new Stream(rest.subarray(at, at + section.bytes)));
    at += section.bytes;
  }
  const base = header.base === null ? null : baseOf(header.base.series);
  if (base !== null && base.digest !== header.base!.digest) {
    throw new InputError(`${shown}: made from another index of ${header.base!.series} than the one at hand`);
  }
  const decoded = new Map<SectionName, Buffer>();
  const plain = (name: SectionName): Buffer => {
    const known = decoded.get(name);
    if (known !== undefined) return known;
    const stream = streams.get(name);
    const made = stream ? decodeSection(stream, name, base, shown) : Buffer.alloc(0);
    decoded.set(name, made);
    return made;
  };
  const ahead = async (name: SectionName) => {
    if (!decoded.has(name)) await Promise.all([base?.ahead?.(name), streams.get(name)?.ahead()]);
  };
  return { header, digest: found[2]!, bytes: plain, ahead };
}

/** A text without any line is empty. */
export const linesOf = (text: string): string[] => (text === '' ? [] : text.split('\n'));

function decodeSection(stream: Stream, name: SectionName, base: RawIndex | null, shown: string): Buffer {
  try {
    const plain = stream.plain();
    return base === null ? plain : patch(base.bytes(name), plain);
  } catch (error) {
    throw new InputError(`${shown}: damaged: section ${name}: ${messageOf(error)}`);
  }
}

function readHeader(rest: Buffer, shown: string): Header {
  try {
    return headerSchema.parse(JSON.parse(rest.subarray(0, rest.indexOf(10)).toString('utf8')));
  } catch {
    throw new InputError(`${shown}: damaged: its description cannot be read`);
  }
}

function compress(text: string): Buffer {
  const bytes = Buffer.from(text);
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
