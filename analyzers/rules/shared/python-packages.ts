import type { Series } from '../../../src/domain/series.js';

/**
 * Modules of Python's own library, 2.7 and 3.5 to 3.13, top level. Source: docs.python.org/2.7/py-modindex.html and
 * docs.python.org/3/py-modindex.html, checked against sys.stdlib_module_names of 3.11.
 */
const STANDARD = new Set(
  (
    '__builtin__ __future__ __main__ _ast _thread abc aifc antigravity argparse array ast asynchat asyncio asyncore atexit audioop ' +
    'base64 bdb binascii bisect builtins bz2 cProfile cPickle cStringIO calendar cgi cgitb chunk cmath cmd code codecs codeop ' +
    'collections colorsys commands compileall concurrent configparser contextlib contextvars cookielib copy copy_reg copyreg ' +
    'crypt csv ctypes curses dataclasses datetime dbm decimal difflib dis distutils doctest dummy_threading email encodings ' +
    'ensurepip enum errno exceptions faulthandler fcntl filecmp fileinput fnmatch formatter fractions ftplib functools ' +
    'future_builtins gc getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html htmlentitydefs htmllib HTMLParser http ' +
    'httplib imaplib imghdr imp importlib inspect io ipaddress itertools json keyword lib2to3 linecache locale logging lzma ' +
    'mailbox mailcap marshal math md5 mimetools mimetypes mmap modulefinder msilib msvcrt multiprocessing netrc new nis nntplib ' +
    'ntpath numbers opcode operator optparse os ossaudiodev parser pathlib pdb pickle pickletools pipes pkgutil platform ' +
    'plistlib poplib popen2 posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc Queue queue quopri random re ' +
    'readline repr reprlib resource rlcompleter runpy sched secrets select selectors sets sgmllib sha shelve shlex shutil ' +
    'signal SimpleHTTPServer SimpleXMLRPCServer site smtpd smtplib sndhdr socket SocketServer socketserver spwd sqlite3 ssl stat ' +
    'statistics string StringIO stringprep struct subprocess sunau symbol symtable sys sysconfig syslog tabnanny tarfile ' +
    'telnetlib tempfile termios test textwrap this thread threading time timeit Tkinter tkinter token tokenize tomllib trace ' +
    'traceback tracemalloc tty turtle types typing unicodedata unittest urllib urllib2 urlparse user UserDict UserList ' +
    'UserString uu uuid venv warnings wave weakref webbrowser whichdb winreg winsound wsgiref xdrlib xml xmlrpc xmlrpclib ' +
    'zipapp zipfile zipimport zlib zoneinfo BaseHTTPServer CGIHTTPServer ConfigParser Cookie DocXMLRPCServer'
  ).split(' '),
);

/** What pip and virtual environments bring along whatever is installed. */
const ALWAYS = 'pip setuptools pkg_resources';

/**
 * Distributions that Odoo itself asks for: requirements.txt and `install_requires` of setup.py in odoo/odoo, 8.0 to 19.0.
 * Neither file of 12.0 was at hand; it has what 11.0 and 13.0 ask for.
 */
const COMMON =
  'babel docutils gevent greenlet jinja2 lxml markupsafe passlib pillow psutil psycopg2 pyserial python-dateutil pytz pyusb ' +
  'qrcode reportlab requests vobject werkzeug xlwt';
const TO_10 =
  'argparse decorator feedparser gdata jcconv mako mock psycogreen pydot pyparsing pypdf python-chart python-ldap python-openid pyyaml ' +
  'simplejson six unittest2 vatnumber';
const FROM_16 =
  'chardet cryptography freezegun idna libsass num2words ofxparse polib pyopenssl pypdf2 python-ldap python-stdnum urllib3 xlrd xlsxwriter zeep';
const FROM_17 = `${FROM_16} geoip2 lxml-html-clean rjsmin`;
const FROM_18 = `${FROM_17} asn1crypto cbor2 openpyxl`;
const ASKED_FOR: Readonly<Partial<Record<Series, string>>> = {
  '8.0': TO_10,
  '9.0': `${TO_10} ofxparse suds-jurko`,
  '10.0': `${TO_10} ebaysdk ofxparse suds-jurko xlsxwriter`,
  '11.0':
    'decorator ebaysdk feedparser html2text mako mock num2words ofxparse pydot pyldap pyparsing pypdf2 pyyaml suds-jurko vatnumber xlrd xlsxwriter',
  '12.0':
    'chardet decorator ebaysdk feedparser html2text libsass mako mock num2words ofxparse polib pydot pyldap pyparsing pypdf2 pyyaml suds-jurko vatnumber xlrd xlsxwriter zeep',
  '13.0':
    'chardet decorator ebaysdk feedparser html2text libsass mako mock num2words ofxparse polib pydot pyldap pyparsing pypdf2 vatnumber xlrd xlsxwriter zeep',
  '14.0':
    'chardet decorator ebaysdk freezegun idna libsass mako mock num2words ofxparse polib pydot pypdf2 python-ldap python-stdnum xlrd xlsxwriter zeep',
  '15.0':
    'chardet decorator ebaysdk freezegun idna libsass mock num2words ofxparse polib pydot pyopenssl pypdf2 python-ldap python-stdnum urllib3 xlrd xlsxwriter zeep',
  '16.0': `${FROM_16} decorator ebaysdk pydot`,
  '17.0': `${FROM_17} decorator ebaysdk pydot`,
  '18.0': `${FROM_18} decorator`,
  '19.0': `${FROM_18} pypdf python-magic`,
};
/** Brought along by those: what requests, zeep, cryptography, python-dateutil, vatnumber and the like ask for themselves. */
const BROUGHT_ALONG =
  'attrs certifi cffi chardet cryptography defusedxml idna isodate platformdirs pyasn1 pyasn1-modules python-stdnum ' +
  'requests-file requests-toolbelt six typing-extensions urllib3 zope.interface zope.event';

/** Import names of distributions that are called otherwise on PyPI; all others import as they are called, `-` as `_`. */
const IMPORTS: Readonly<Record<string, string>> = {
  attrs: 'attr attrs',
  babel: 'babel',
  beautifulsoup4: 'bs4',
  dnspython: 'dns',
  facturx: 'facturx',
  'factur-x': 'facturx',
  gevent: 'gevent',
  gitpython: 'git',
  'google-auth': 'google',
  'google-api-python-client': 'googleapiclient apiclient',
  jinja2: 'jinja2',
  libsass: 'sass',
  lxml: 'lxml',
  'lxml-html-clean': 'lxml_html_clean',
  markdown: 'markdown',
  mysqlclient: 'MySQLdb',
  'opencv-python': 'cv2',
  paho: 'paho',
  'paho-mqtt': 'paho',
  pillow: 'PIL',
  psycopg2: 'psycopg2',
  'psycopg2-binary': 'psycopg2',
  pycrypto: 'Crypto',
  pycryptodome: 'Crypto',
  pyjwt: 'jwt',
  pyldap: 'ldap',
  pymupdf: 'fitz',
  pymysql: 'pymysql',
  pyopenssl: 'OpenSSL',
  pypdf: 'pyPdf pypdf',
  pypdf2: 'PyPDF2',
  pyserial: 'serial',
  pysftp: 'pysftp',
  'python-barcode': 'barcode',
  'python-chart': 'pychart',
  'python-dateutil': 'dateutil',
  'python-docx': 'docx',
  'python-gnupg': 'gnupg',
  'python-jose': 'jose',
  'python-ldap': 'ldap ldif',
  'python-magic': 'magic',
  'python-openid': 'openid',
  'python-slugify': 'slugify',
  'python-stdnum': 'stdnum',
  'python-telegram-bot': 'telegram',
  pyusb: 'usb',
  pyyaml: 'yaml',
  pysaml2: 'saml2',
  'scikit-learn': 'sklearn',
  'suds-jurko': 'suds',
  'suds-py3': 'suds',
  unidecode: 'unidecode',
  unicodecsv: 'unicodecsv',
  werkzeug: 'werkzeug',
  xlsxwriter: 'xlsxwriter',
  'zope.event': 'zope',
  'zope.interface': 'zope',
};

/** Top-level import names of a requirement as manifests spell it: `python-stdnum>=1.18`, `lxml.etree`, `Crypto`. */
export function importNamesOf(requirement: string): string[] {
  const name = /^[\w.-]*/.exec(requirement.trim())![0];
  const key = name.toLowerCase().replaceAll('_', '-');
  const known = IMPORTS[key]?.split(' ') ?? [];
  return [...known, name.split('.')[0]!, name.replaceAll('-', '_').split('.')[0]!].filter(Boolean);
}

export function isStandardModule(root: string): boolean {
  return STANDARD.has(root) || root.startsWith('_');
}

const available = new Map<Series, ReadonlySet<string>>();

/** Top-level modules that an installation of Odoo has, in lower case; null for a series whose list is not known. */
export function modulesOfOdoo(series: Series): ReadonlySet<string> | null {
  const own = ASKED_FOR[series];
  if (own === undefined) return null;
  let names = available.get(series);
  if (names === undefined) {
    const all = `${COMMON} ${own} ${BROUGHT_ALONG} ${ALWAYS}`.split(' ');
    names = new Set(all.flatMap(importNamesOf).map((name) => name.toLowerCase()));
    available.set(series, names);
  }
  return names;
}
