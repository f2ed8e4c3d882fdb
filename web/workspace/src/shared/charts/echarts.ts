import { BarChart, CustomChart, LineChart, RadarChart, ScatterChart } from 'echarts/charts';
import { AriaComponent, GridComponent, MarkLineComponent, RadarComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

// The parts of ECharts that the product draws with; loaded only when a chart comes on screen.
use([
  AriaComponent,
  BarChart,
  CustomChart,
  GridComponent,
  LineChart,
  MarkLineComponent,
  RadarChart,
  RadarComponent,
  ScatterChart,
  SVGRenderer,
]);

export { init };
