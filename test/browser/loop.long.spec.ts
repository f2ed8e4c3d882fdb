import { describeLoop } from './loop-journey.js';

describeLoop('zh');
