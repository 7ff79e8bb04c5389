import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { AppError } from '../common/app-error.js';
import { PACKAGE_ROOT } from '../config/product-package.js';

export interface DashboardAsset {
  content: Buffer;
  type: string;
}

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** The built client, read once: a handful of files. A name that is not among them does not exist. */
@Injectable()
export class DashboardFiles {
  private readonly html: string | undefined;
  private readonly assets = new Map<string, DashboardAsset>();

  constructor() {
    const folder = join(PACKAGE_ROOT, 'dist', 'web');
    if (!existsSync(join(folder, 'index.html'))) return;
    this.html = readFileSync(join(folder, 'index.html'), 'utf8');
    for (const name of readdirSync(join(folder, 'assets'))) {
      const type = TYPES[extname(name)] ?? 'application/octet-stream';
      this.assets.set(name, { content: readFileSync(join(folder, 'assets', name)), type });
    }
  }

  page(): string {
    if (this.html === undefined) throw new AppError('not_found', 'The dashboard is not built: run "npm run build".');
    return this.html;
  }

  asset(name: string): DashboardAsset {
    const asset = this.assets.get(name);
    if (asset === undefined) throw new AppError('not_found', `The dashboard has no file "${name}".`);
    return asset;
  }
}
