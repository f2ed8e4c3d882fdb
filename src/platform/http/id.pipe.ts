import { Injectable, type PipeTransform } from '@nestjs/common';
import { isId } from '../../kernel/ids.js';
import { httpProblem } from './http-problem.js';

/** For an id in an address. Where something else stands there is nothing, as at any other address that is none. */
@Injectable()
export class IdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!isId(value)) throw httpProblem('not-found');
    return value;
  }
}
