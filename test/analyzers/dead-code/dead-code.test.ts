import { describe, expect, test } from 'vitest';
import { deadFiles } from '../../../analyzers/dead-code/files.js';
import { hasOpaqueFiles, mentionsOf } from '../../../analyzers/dead-code/mentions.js';
import { portfolioOf } from '../../helpers/portfolio.js';
import { addonSource } from '../../helpers/source.js';

const manifest = (rest = '') => `{'name': 'A', 'version': '16.0.1.0.0', 'depends': ['web'], ${rest}}`;
const MODEL = "from odoo import models\n\n\nclass Book(models.Model):\n    _name = 'library.book'\n";

async function dead(files: Record<string, string>, rest = ''): Promise<string[]> {
  const whole = Object.fromEntries(Object.entries(files).map(([path, text]) => [`library/${path}`, text]));
  const portfolio = await portfolioOf({ 'library/__manifest__.py': manifest(rest), ...whole });
  return deadFiles(portfolio.sources.get('library')!, portfolio).map(({ kind, path }) => `${kind} ${path}`);
}

describe('Python files', () => {
  test.each([
    ['from . import models', 'from . import book', 'models/book.py'],
    ['from .models import book', '', 'models/book.py'],
    ['from .models.book import Book', '', 'models/book.py'],
    ['import models', 'import book', 'models/book.py'],
    ['from odoo.addons.library.models import book', '', 'models/book.py'],
    ['import odoo.addons.library.models.book', '', 'models/book.py'],
    ['from openerp.addons.library.models.book import Book', '', 'models/book.py'],
    ['from .models import *', 'from .sub.deep import *', 'models/sub/deep.py'],
    ['from .models.sub import up', '', 'models/sub/up.py'],
  ])('are reached by %s', async (start, next, file) => {
    expect(
      await dead({ '__init__.py': start, 'models/__init__.py': next, 'models/sub/__init__.py': '', [file]: MODEL }),
    ).toEqual([]);
  });

  test('are dead where nothing imports them', async () => {
    const files = {
      '__init__.py': 'from . import models',
      'models/__init__.py': '',
      'models/book.py': MODEL,
      'text.py': 'def cut():\n    return 1\n',
    };
    expect(await dead(files)).toEqual(['python models/book.py', 'helper text.py']);
    expect(
      await dead({ ...files, 'load.py': 'import importlib\n\n\ndef go(name):\n    importlib.import_module(name)\n' }),
    ).toEqual([]);
    expect(await dead({ ...files, '__init__.py': 'from . import (' })).toEqual([]);
    expect(await dead(files, "'installable': False")).toEqual([]);
  });

  test('too many dots break nothing', async () => {
    expect(
      await dead({ '__init__.py': 'from ..... import models', 'models/__init__.py': '', 'models/book.py': MODEL }),
    ).toEqual(['python models/book.py']);
  });
});

describe('data files', () => {
  const FILES = {
    '__init__.py': '',
    'views/book.xml': '<odoo/>',
    'data/library.book.csv': 'id,name\n',
    'notes/plan.xml': '<plan/>',
  };
  test('are dead where the manifest does not list them', async () => {
    expect(await dead(FILES)).toEqual(['data data/library.book.csv', 'data views/book.xml']);
    expect(await dead(FILES, "'data': ['./views/book.xml', 'data//library.book.csv']")).toEqual([]);
    expect(await dead(FILES, "'demo': ['views/book.xml'], 'oca_data_manual': ['data/library.book.csv']")).toEqual([]);
  });

  test('are left alone where code names them or their folder', async () => {
    const hook = (path: string) => ({ ...FILES, '__init__.py': `def hook(env):\n    return load('${path}')\n` });
    expect(await dead(hook('library/views/book.xml'), "'data': ['data/library.book.csv']")).toEqual([]);
    expect(await dead(hook('library/data/'), "'data': ['views/book.xml']")).toEqual([]);
    expect(await dead(hook('data'), "'data': ['views/book.xml']")).toEqual(['data data/library.book.csv']);
  });
});

describe('scripts and styles', () => {
  const FILES = {
    '__init__.py': '',
    'static/src/js/shelf.js': 'window.shelf = 1;\n',
    'static/src/css/shelf.css': 'p {}\n',
  };
  test.each([
    ["'assets': {'web.assets_backend': ['library/static/src/**/*']}"],
    ["'assets': {'web.assets_backend': ['/library/static/src/**']}"],
    ["'assets': {'a': [('prepend', 'library/static/src/js/*.js')], 'b': ['library/static/**/shelf.css']}"],
    ["'js': ['static/src/js/shelf.js'], 'css': ['static/src/css/shelf.css']"],
    // The folder was renamed: what the paths begin with is neither scanned nor a dependency.
    ["'assets': {'a': ['shelves/static/src/js/shelf.js', 'shelves/static/src/css/*.css']}"],
  ])('are loaded by %s', async (rest) => {
    expect(await dead(FILES, rest)).toEqual([]);
  });

  test('are dead in no bundle, and loaded by a page that names them', async () => {
    expect(await dead(FILES)).toEqual(['style static/src/css/shelf.css', 'script static/src/js/shelf.js']);
    expect(await dead(FILES, "'assets': {'a': ['web/static/src/**/*']}")).toHaveLength(2);
    const page =
      '<odoo><template id="a"><script src="/library/static/src/js/shelf.js"/><link href="/library/static/src/css/shelf.css"/></template></odoo>';
    expect(await dead({ ...FILES, 'views/a.xml': page }, "'data': ['views/a.xml']")).toEqual([]);
  });

  test('are left alone where a script puts their path together, and where styles may import each other', async () => {
    const script = {
      ...FILES,
      'static/src/js/load.js':
        'const BASE = "/library/static/src/css/";\nload([BASE + "shelf.css", BASE + "js/shelf.js"]);\n',
    };
    expect(await dead(script, "'assets': {'a': ['library/static/src/js/load.js']}")).toEqual([]);
    expect(await dead({ '__init__.py': '', 'static/src/a.scss': 'a {}', 'static/src/b.scss': 'b {}' })).toEqual([]);
    expect(await dead({ '__init__.py': '', 'static/src/a.scss': 'a {}' })).toEqual(['style static/src/a.scss']);
  });
});

describe('mentions', () => {
  test('are counted in every kind of file, and names put together are known by their parts', async () => {
    const portfolio = await portfolioOf({
      'library/__manifest__.py': manifest(
        "'post_init_hook': 'fill_shelves', 'data': ['data/library.book.csv', 'views/a.xml']",
      ),
      'library/__init__.py':
        'def run(self, kind):\n    return getattr(self, "_lend_%s" % kind)()\n\n\ndef end(self, kind):\n    return f"{kind}_returned"\n',
      'library/data/library.book.csv': 'id,isbn_old\nbook_one,12\n',
      'library/views/a.xml':
        '<odoo><record id="r" model="ir.cron"><field name="code">model._sweep()</field></record></odoo>',
      'library/static/src/js/a.js': 'rpc.query({method: "from_script"});\n',
    });
    const mentions = mentionsOf(portfolio);
    const words = ['fill_shelves', 'isbn_old', '_sweep', 'from_script', '_lend_', 'never_said'];
    expect(words.map((word) => mentions.count(word))).toEqual([1, 1, 1, 1, 1, 0]);
    expect(
      ['_lend_book', 'book_returned', '_sweep_all', '_keep_book'].map((name) => mentions.isPutTogether(name)),
    ).toEqual([true, true, false, false]);
  });

  test.each([
    ['report/loan.mako', true],
    ['report/loan.odt', true],
    ['data/loan.yml', true],
    ['static/description/index.html', false],
    ['README.html', false],
    ['models/loan.py', false],
  ])('%s may name what no reader sees: %s', (path, expected) => {
    expect(hasOpaqueFiles(addonSource('library', { files: [{ path, bytes: 1 }] }))).toBe(expected);
  });
});
