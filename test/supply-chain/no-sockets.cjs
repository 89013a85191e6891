// Loaded with --require, so that threads load it, too: whatever reaches for the network throws, and is written down in case somebody catches it.

const dgram = require('node:dgram');
const dns = require('node:dns');
const { appendFileSync } = require('node:fs');
const http = require('node:http');
const http2 = require('node:http2');
const https = require('node:https');
const { syncBuiltinESMExports } = require('node:module');
const net = require('node:net');
const tls = require('node:tls');

const book = process.env.NO_SOCKETS_BOOK;

function forbid(owner, where, names) {
  for (const name of names) {
    owner[name] = () => {
      appendFileSync(book, `${where}.${name}\n`);
      throw new Error(`${where}.${name}: sockets are forbidden here`);
    };
  }
}

const functionsOf = (owner, pattern) =>
  Object.keys(owner).filter((name) => pattern.test(name) && typeof owner[name] === 'function');

forbid(net.Socket.prototype, 'net.Socket', ['connect']);
forbid(net.Server.prototype, 'net.Server', ['listen']);
forbid(net, 'net', ['connect', 'createConnection']);
forbid(tls, 'tls', ['connect']);
forbid(dgram, 'dgram', ['createSocket']);
forbid(http, 'http', ['request', 'get']);
forbid(https, 'https', ['request', 'get']);
forbid(http2, 'http2', ['connect']);
forbid(dns, 'dns', functionsOf(dns, /^(lookup|resolve|reverse)/));
forbid(dns.promises, 'dns.promises', functionsOf(dns.promises, /^(lookup|resolve|reverse)/));
forbid(globalThis, 'globalThis', ['fetch', 'WebSocket', 'EventSource']);
syncBuiltinESMExports();
