import { describe, expect, it } from 'vitest';
import { decodeXml } from '../../../analyzers/xml/decode.js';
import { readXml } from '../../../analyzers/xml/read.js';

const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const utf16be = (text: string): Uint8Array => Buffer.from(text, 'utf16le').swap16();

describe('decodeXml', () => {
  it.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), ''],
    ['UTF-8 by default', Buffer.from('<a>é😀</a>'), '<a>é😀</a>'],
    ['UTF-8 with a byte order mark', Buffer.from('\uFEFF<a>é</a>'), '<a>é</a>'],
    [
      'latin-1',
      latin1('<?xml version="1.0" encoding="iso-8859-1"?><a>é</a>'),
      '<?xml version="1.0" encoding="iso-8859-1"?><a>é</a>',
    ],
    [
      'latin-1 by its Python name',
      latin1("<?xml version='1.0' encoding='Latin-1'?>é"),
      "<?xml version='1.0' encoding='Latin-1'?>é",
    ],
    [
      'iso-8859-15',
      latin1('<?xml version="1.0" encoding="ISO-8859-15"?>\xA4'),
      '<?xml version="1.0" encoding="ISO-8859-15"?>€',
    ],
    [
      'windows-1250',
      latin1('<?xml version="1.0" encoding="windows-1250"?>\xB9'),
      '<?xml version="1.0" encoding="windows-1250"?>ą',
    ],
    [
      'a byte order mark beats the declaration',
      Buffer.from('\uFEFF<?xml version="1.0" encoding="latin1"?>é'),
      '<?xml version="1.0" encoding="latin1"?>é',
    ],
    ['UTF-16 little-endian with mark', Buffer.from('\uFEFF<a>é</a>', 'utf16le'), '<a>é</a>'],
    ['UTF-16 big-endian with mark', utf16be('\uFEFF<a>é</a>'), '<a>é</a>'],
    ['UTF-16 little-endian without mark', Buffer.from('<a/>', 'utf16le'), '<a/>'],
    ['UTF-16 big-endian without mark', utf16be('<a/>'), '<a/>'],
    [
      'UTF-16 declared by a single-byte file',
      Buffer.from('<?xml version="1.0" encoding="UTF-16"?><a/>'),
      '<?xml version="1.0" encoding="UTF-16"?><a/>',
    ],
    [
      'an unknown encoding',
      Buffer.from('<?xml version="1.0" encoding="klingon"?>é'),
      '<?xml version="1.0" encoding="klingon"?>é',
    ],
    ['encoding= elsewhere decides nothing', Buffer.from('<a encoding="latin1">é</a>'), '<a encoding="latin1">é</a>'],
    ['bytes that are no UTF-8', latin1('<a>\xE9</a>'), '<a>\uFFFD</a>'],
  ])('%s', (_, bytes, expected) => {
    expect(decodeXml(bytes)).toBe(expected);
  });

  it('reads what a wrong declaration leaves', () => {
    const facts = readXml(
      'x.xml',
      decodeXml(latin1('<?xml version="1.0" encoding="utf-8"?><odoo><record id="caf\xE9" model="m"/></odoo>')),
    );
    expect(facts.errors).toEqual([]);
    expect(facts.records[0]?.id).toBe('caf\uFFFD');
  });
});
