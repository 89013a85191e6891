import { odooModuleOf } from './modules.js';
import { afterComment, LONG_LINE, shapeOf } from './shape.js';

/**
 * The share of code in long lines from which a file counts as minified, and the least code for the share to mean anything.
 * Measured over every .js file of Odoo 16.0 community and OCA web 14.0/16.0/18.0, server-tools 8.0/14.0/16.0,
 * sale-workflow 14.0/16.0 and a company's 10.0 addons: of 3,201 files outside `lib/` and not named `.min.js`, 3,199 have
 * no such line at all, one has 0.08 %, and one (website/static/src/snippets/s_google_map/000.js, with pasted tables) has
 * 47 %; of the libraries, 68 have more than 90 %, one (ace/mode-js.js, with code as data) 38 %, the rest less than 30 %.
 */
const MINIFIED_SHARE = 0.8;
const LEAST_CODE = 1000;

/** Folders for the code of others. `static/lib` is Odoo's convention (odoo/tools/cloc.py leaves it out); `libs/` is not one. */
const VENDOR_FOLDER = /(?:^|\/)((?:static\/(?:src\/)?)?lib|node_modules|bower_components)\//;

/** Code for Odoo, wherever it lies: a module definition or a module comment. */
const ODOO_CODE = /^[ \t]*(?:odoo\.define[ \t]*\(|(?:openerp|instance)\.\w+[ \t]*=[ \t]*function\b)/m;
/** Mentions of Odoo that a library of others has no reason for. */
const ODOO_WORD = /\b(?:odoo|openerp)\b/i;

/** Libraries seen in addons; their banners begin with the name and a version. */
const LIBRARY =
  /^[\s*!]*(?:@\w+\s+)?(jquery|bootstrap|d3|moment|underscore|lodash|backbone|chart|fullcalendar|select2|summernote|ckeditor|tinymce|highcharts|echarts|plotly|bokeh|leaflet|three|vue|react|angular|knockout|handlebars|mustache|popper|signature_pad|jsignature|jspdf|html2canvas|quagga|zxing|nvd3|vis-\w+|dropzone|datatables|sweetalert2?|toastr|slick|swiper|owl carousel|cropper|pdf|socket\.io|require|modernizr|sortable|luxon|dayjs)(?:\.?js)?\b[^\n]{0,60}?\bv?\d+\.\d+/i;
/** Licences of libraries (often beside the GPL). Odoo addons are LGPL, AGPL, GPL or OPL. */
const PERMISSIVE = /\bMIT\b|\bBSD\b|\bApache(?: License)?\b|Permission is hereby granted/;
const ADDON_LICENCE = /\b[AL]GPL|\bOPL-1\b|\bOEEL\b|GNU (?:Affero|Lesser) General/i;
const SIGNED = /\(c\)|©|copyright|licen[cs]e|https?:\/\//i;
/** The wrapper that lets one file serve AMD, CommonJS and the browser. */
const UMD = /typeof (?:exports|module|define)\s*[!=]==?\s*["'](?:object|undefined|function)["']/;

/** The comments a file begins with. */
function headerOf(text: string): string {
  let at = 0;
  for (;;) {
    while (at < text.length && /[\s\uFEFF;]/.test(text.charAt(at))) at++;
    const end = afterComment(text, at);
    if (end === at) return text.slice(0, at).trim();
    at = end;
  }
}

function firstWords(header: string): string {
  const line = header.split('\n').find((each) => /[\p{L}\d]{2}/u.test(each)) ?? '';
  const words = line.replace(/^[\s/*!]+|(?<![\s*/])[\s*/]+$/g, '');
  return words.length > 60 ? `${words.slice(0, 60)}…` : words;
}

/**
 * Why a file is a library by its head, or null. A name and a version alone may be a remark ("jQuery 3.5 needs …"), so
 * an author, a licence, an address or the mark of a kept comment must stand with them, or nothing else at all.
 */
function libraryByHead(text: string, mentionsOdoo: boolean): string | null {
  const header = headerOf(text);
  const banner = header.replace(/^\/\/|^\/\*/, '');
  const preserved = banner.startsWith('!') || /@(?:license|licence|preserve)\b/.test(banner);
  const name = LIBRARY.exec(banner);
  const alone = name !== null && /^[\d.\s*/]*$/.test(banner.slice(name[0].length));
  const named = name !== null && (preserved || alone || SIGNED.test(banner));
  const licensed = PERMISSIVE.test(banner) && !ADDON_LICENCE.test(banner);
  const library = mentionsOdoo ? preserved && (named || licensed) : named || licensed;
  if (library) return `library of others: its banner says "${firstWords(header)}"`;
  const start = text.slice(header.length, header.length + 600);
  return !mentionsOdoo && UMD.test(start) ? 'library of others: wrapped for AMD and CommonJS loaders' : null;
}

/**
 * Why a JavaScript file is not read, in words; null where it is. Not read are libraries of others (by folder, or by
 * banner) and minified files (by name, or by the share of code in long lines). Code for Odoo is read wherever it lies.
 * @param path Relative to the addon, with forward slashes.
 */
export function whyNotRead(path: string, text: string): string | null {
  if (/[.-]min\.(?:m?js)$/i.test(path)) return 'minified: named .min.js';
  const forOdoo = ODOO_CODE.test(text) || odooModuleOf(text) !== null;
  const folder = VENDOR_FOLDER.exec(path);
  if (folder !== null && !forOdoo) return `library of others: in the folder ${folder[1]}/`;
  if (!forOdoo) {
    const library = libraryByHead(text, ODOO_WORD.test(text));
    if (library !== null) return library;
  }
  const { code, inLongLines } = shapeOf(text);
  const share = code < LEAST_CODE ? 0 : inLongLines / code;
  if (share < MINIFIED_SHARE) return null;
  return `minified: ${Math.floor(share * 100)} % of its code stands in lines of more than ${LONG_LINE} characters`;
}
