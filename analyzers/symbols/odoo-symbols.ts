import type { BundleEntry, SymbolIndex, SymbolOutcome, SymbolProvenance, Visible } from '../../src/domain/symbols.js';
import type { RawIndex } from './container.js';
import { ASSET_FILE } from './extract/assets.js';
import { JavaScript } from './query/javascript.js';
import { fieldKeyword, Models } from './query/models.js';
import { Modules, XmlIds } from './query/modules.js';
import { Controllers, Python } from './query/python.js';
import { Templates } from './query/templates.js';
import { Views } from './query/views.js';
import { Section, type SectionName } from './sections.js';

/** What nearly every addon is resolved against. */
const USUAL: readonly SectionName[] = ['modules', 'models', 'views', 'xmlids', 'python'];

/** The index of a file, or of several joined. Each section is decoded when it is first asked for. */
export class OdooSymbols implements SymbolIndex {
  readonly #raw: RawIndex;
  readonly #sections = new Map<SectionName, Section>();
  readonly #parts = new Map<string, unknown>();

  constructor(raw: RawIndex) {
    this.#raw = raw;
  }

  get series() {
    return this.#raw.header.series;
  }
  get provenance(): SymbolProvenance {
    return this.#raw.header.provenance;
  }
  counts() {
    return this.#raw.header.counts;
  }
  ahead = () => Promise.all(USUAL.map((section) => this.#raw.ahead?.(section)));

  #section(name: SectionName): Section {
    let section = this.#sections.get(name);
    if (section === undefined) {
      section = new Section(this.#raw.bytes(name));
      this.#sections.set(name, section);
    }
    return section;
  }

  #part<T>(name: string, make: () => T): T {
    if (!this.#parts.has(name)) this.#parts.set(name, make());
    return this.#parts.get(name) as T;
  }

  get #modules() {
    return this.#part('modules', () => new Modules(this.#section('modules')));
  }
  get #models() {
    return this.#part('models', () => new Models(this.#section('models')));
  }
  get #xmlids() {
    return this.#part('xmlids', () => new XmlIds(this.#section('xmlids'), this.#modules, this.#models));
  }
  get #views() {
    return this.#part('views', () => new Views(this.#section('views')));
  }
  get #templates() {
    return this.#part('templates', () => new Templates(this.#section('templates')));
  }
  get #javascript() {
    return this.#part('javascript', () => new JavaScript(this.#section('javascript')));
  }
  get #controllers() {
    return this.#part('controllers', () => new Controllers(this.#section('controllers')));
  }
  get #python() {
    return this.#part('python', () => new Python(this.#section('python')));
  }

  modules = () => this.#modules.names();
  module = (name: string) => this.#modules.get(name);
  hasModule = (name: string) => this.#modules.has(name);
  closure = (names: Iterable<string>) => this.#modules.closure(names);

  models = () => this.#models.names();
  model = (name: string) => this.#models.get(name);
  hasModel = (name: string, visible: Visible = null) => this.#models.has(name, visible);
  field = (model: string, name: string, visible: Visible = null) => this.#models.field(model, name, visible);
  method = (model: string, name: string, visible: Visible = null) => this.#models.method(model, name, visible);
  fieldKeyword = (type: string, keyword: string) => fieldKeyword(this.#section('fieldtypes'), type, keyword);

  xmlids = (module: string) => this.#xmlids.of(module);
  xmlid = (id: string) => this.#xmlids.get(id);

  views = () => this.#views.ids();
  view = (id: string) => this.#views.get(id);
  viewChildren = (id: string) => this.#views.children(id);
  combinedView = (id: string, visible: Visible = null) => this.#views.combined(id, visible);
  locate = (id: string, expr: string, visible: Visible = null) => this.#views.locate(id, expr, visible);

  templates = () => this.#templates.names();
  template = (name: string) => this.#templates.get(name);
  locateInTemplate = (name: string, expr: string, visible: Visible = null) =>
    this.#templates.locate(name, expr, visible);

  bundles = () => this.#section('assets').keys();
  bundle = (name: string): BundleEntry[] | null =>
    this.#section('assets')
      .body(name)
      ?.map((line) => {
        const [module = '', directive = '', path = '', target] = line.split('\t');
        return { module, directive, path, target: target || null };
      }) ?? null;

  file = (path: string): SymbolOutcome => {
    const [, module = '', inner = ''] = /^\/?([\w-]+)\/(static\/.*)$/.exec(path) ?? [];
    if (!ASSET_FILE.test(inner) || !this.#section('files').has(module)) return 'unknown';
    const files = this.#part(`files ${module}`, () => new Set(this.#section('files').body(module)));
    return files.has(inner.slice('static/'.length)) ? 'found' : 'missing';
  };

  jsModules = () => this.#javascript.names();
  jsModule = (name: string) => this.#javascript.get(name);
  registration = (registry: string, key: string) => this.#javascript.registers(registry, key);

  controllers = () => this.#controllers.names();
  controllerClass = (name: string) => this.#controllers.get(name);
  route = (url: string) => this.#controllers.route(url);

  pythonModules = () => this.#python.names();
  hasPythonModule = (name: string) => this.#python.has(name);
  pythonName = (module: string, name: string) => this.#python.name(module, name);
  pythonSignature = (module: string, name: string) => this.#python.signature(module, name);
}
