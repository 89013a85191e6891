import type { CsvFacts } from './csv.js';
import type { JavaScriptFacts } from './javascript.js';
import type { ManifestFacts } from './manifest.js';
import type { PythonFacts } from './python.js';
import type { XmlFacts } from './xml.js';

export type * from './csv.js';
export type * from './javascript.js';
export type * from './manifest.js';
export type * from './python.js';
export type { Value } from './value.js';
export type * from './xml.js';

/** What one reader found in one file. `path` is relative to the addon, with forward slashes. */
export type FileFacts = PythonFacts | XmlFacts | ManifestFacts | CsvFacts | JavaScriptFacts;
