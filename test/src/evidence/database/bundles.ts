import path from 'node:path';
import { databaseEvidenceSchema } from '../../../../src/domain/evidence/database.js';
import { readBundles } from '../../../../src/evidence/database/index.js';
import { tree } from '../../../helpers/tree.js';
import { harbourCode } from './harbour-code.js';

export async function read(...contents: (string | Uint8Array)[]) {
  const here = tree(Object.fromEntries(contents.map((content, index) => [`${index}.ndjson`, content])));
  const evidence = await readBundles(
    contents.map((_, index) => path.join(here, `${index}.ndjson`)),
    harbourCode(),
  );
  return databaseEvidenceSchema.parse(evidence);
}
