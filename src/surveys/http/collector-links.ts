import { Injectable } from '@nestjs/common';
import { Settings } from '../../platform/config/index.js';

/** The addresses of posters, personal links and test links. */
@Injectable()
export class CollectorLinks {
  constructor(private readonly settings: Settings) {}

  of(code: string): string {
    const base = this.settings.PUBLIC_URL ?? `http://localhost:${this.settings.PORT}`;
    return `${base.replace(/\/$/, '')}/s/${code}`;
  }

  /** The code of an address; of another text, something that no wave knows. */
  codeOf(link: string): string {
    return link.slice(link.lastIndexOf('/') + 1);
  }
}
