import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import type { Language } from '../../kernel/localized-text.js';
import { CurrentActor, Permit } from '../../platform/auth/index.js';
import { pdfFile, Prints } from '../../platform/http/index.js';
import { renderPdf } from '../../platform/print/index.js';
import { ReadActions } from '../use-cases/read-actions.js';
import { ReadComparison } from '../use-cases/read-comparison.js';
import { ReadIati } from '../use-cases/read-iati.js';
import { ReadTerms } from '../use-cases/read-terms.js';
import { ReadStateReport } from '../use-cases/read-state-report.js';
import { comparisonResponse, stateReportResponse } from './action-responses.js';
import { askedActions } from './asked-actions.js';
import { ComparisonResponse } from './dto/comparison.response.js';
import {
  ComparisonRequest,
  FilterActionsRequest,
  PrintPlanRequest,
  PrintStateReportRequest,
  StateReportRequest,
} from './dto/list-actions.request.js';
import { StateReportResponse } from './dto/state-report.response.js';
import { printedPlan } from './print-plan.js';
import type { PrintTerms } from './print-words.js';
import { printedStateReport } from './print-state-report.js';

/** More pages than anyone reads; the document says so. */
const mostPrinted = 1000;

@ApiTags('roadmap')
@Controller('workspaces/:workspaceId/roadmap')
export class StateReportController {
  constructor(
    private readonly report: ReadStateReport,
    private readonly comparison: ReadComparison,
    private readonly iati: ReadIati,
    private readonly actions: ReadActions,
    private readonly terms: ReadTerms,
  ) {}

  @Get('state-report')
  @Permit('roadmap.read')
  @ApiOkResponse({ type: StateReportResponse })
  async show(
    @CurrentActor() actor: Actor,
    @Query() { since, ...filter }: StateReportRequest,
  ): Promise<StateReportResponse> {
    return stateReportResponse(actor, await this.report.execute(actor, askedActions(filter), since ?? null));
  }

  @Get('comparison')
  @Permit('roadmap.read')
  @ApiOkResponse({ type: ComparisonResponse })
  async compare(
    @CurrentActor() actor: Actor,
    @Query() { on, ...filter }: ComparisonRequest,
  ): Promise<ComparisonResponse> {
    return comparisonResponse(actor, await this.comparison.execute(actor, on, askedActions(filter)));
  }

  @Get('iati.xml')
  @Permit('roadmap.read')
  @ApiProduces('application/xml')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async exportIati(@CurrentActor() actor: Actor, @Query() filter: FilterActionsRequest): Promise<StreamableFile> {
    const content = await this.iati.execute(actor, askedActions(filter));
    return new StreamableFile(Buffer.from(content), {
      ...{ type: 'application/xml', disposition: 'attachment; filename="roadmap-iati.xml"' },
    });
  }

  @Get('plan.pdf')
  @Permit('roadmap.read')
  @Prints()
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async printPlan(
    @CurrentActor() actor: Actor,
    @Query() { layout, language, ...filter }: PrintPlanRequest,
  ): Promise<StreamableFile> {
    const asked = askedActions(filter);
    const page = await this.actions.page(actor, asked, { limit: mostPrinted, offset: 0 });
    const printed = printedPlan({ ...page, asked }, layout, await this.termsIn(actor, language));
    return pdfFile(`roadmap-${layout}-${page.today}-${language}.pdf`, await renderPdf(printed));
  }

  @Get('state-report.pdf')
  @Permit('roadmap.read')
  @Prints()
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async print(
    @CurrentActor() actor: Actor,
    @Query() { language, since, ...filter }: PrintStateReportRequest,
  ): Promise<StreamableFile> {
    const report = await this.report.execute(actor, askedActions(filter), since ?? null);
    const content = await renderPdf(printedStateReport(report, await this.termsIn(actor, language)));
    return pdfFile(`state-of-the-roadmap-${report.today}-${language}.pdf`, content);
  }

  private async termsIn(actor: Actor, language: Language): Promise<PrintTerms> {
    const nationalTerms = (await this.terms.execute(actor)) === 'national';
    return { language: language === 'zh-CN' ? 'zh' : 'en', nationalTerms };
  }
}
