import type { PipeTransform } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { targetNotFound } from '../domain/problems.js';

/** Ids of the catalogue consist of lower-case letters, digits and underscores. */
const indicatorId = /^[a-z][a-z0-9_]{0,79}$/;

@Injectable()
export class IndicatorIdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!indicatorId.test(value)) throw targetNotFound();
    return value;
  }
}
