import { describeLoop } from './loop-journey.js';

describeLoop('en');
describeLoop('zh');
