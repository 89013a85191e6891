export { configureImports } from './configure.js';
export { explainImported, importedMetas } from './explain.js';
export { readSarifFile } from './file.js';
export { type Merged, mergeImported } from './merge.js';
export type { ImportedLog } from './read.js';
