// Called by Maven: builds the client when its sources changed since the last build, and copies it to where the server serves it from.
//   node scripts/build.mjs TARGET
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const web = join(dirname(fileURLToPath(import.meta.url)), '..');
const target = process.argv[2];
const dist = join(web, 'dist');
const stampFile = join(dist, '.stamp');
const lockStampFile = join(web, 'node_modules', '.relata-lock');
const sources = [
  '../openapi.json',
  'src',
  'public',
  'index.html',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
];

function filesOf(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => name !== 'schema.d.ts')
    .sort()
    .flatMap((name) => filesOf(join(path, name)));
}

function hashOf(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesOf(join(web, path))))
    hash.update(file.slice(web.length)).update(readFileSync(file));
  return hash.digest('hex');
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function npm(...words) {
  const { status, error } = spawnSync('npm', words, {
    cwd: web,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error) console.error(`npm did not start: ${error.message}. Install Node.js 20 or later.`);
  if (status !== 0) process.exit(status ?? 1);
}

const stamp = hashOf(sources);
if (read(stampFile) !== stamp) {
  const lock = hashOf(['package-lock.json']);
  if (read(lockStampFile) !== lock) {
    npm('ci', '--no-audit', '--no-fund');
    writeFileSync(lockStampFile, lock);
  }
  npm('run', 'build');
  writeFileSync(stampFile, stamp);
}

if (read(join(target, '.stamp')) !== stamp) {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  cpSync(dist, target, { recursive: true });
}
