import { Injectable, type PipeTransform } from '@nestjs/common';
import { isId } from '../../kernel/ids.js';
import { httpProblem } from './http-problem.js';

/** For an id in an address. A text that is not an id gives "not found", like any other unknown address. */
@Injectable()
export class IdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!isId(value)) throw httpProblem('not-found');
    return value;
  }
}
