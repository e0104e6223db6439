/** Whether the machinery keeps up, in words. */

import type { Overview } from "../../../worker/overview/overview-view.ts";
import { type Language, pathOf } from "../i18n/pages.ts";
import { countText } from "./figures.ts";
import { overviewWords } from "./overview.words.ts";

interface ServiceStateProps {
  readonly desk: Overview["desk"];
  readonly projected: Overview["projected"];
  readonly language: Language;
}

const MS_PER_SECOND = 1000;

export function ServiceState({ desk, projected, language }: ServiceStateProps) {
  const text = overviewWords[language].service;
  return (
    <dl class="service-state">
      <div>
        <dt>{text.lag}</dt>
        <dd>{lagText(desk, language)}</dd>
      </div>
      <div>
        <dt>{text.settings}</dt>
        <dd>{settingsText(desk, language)}</dd>
      </div>
      <div>
        <dt>{text.queued}</dt>
        <dd>{projected ? countText(projected.mails.queued, language) : text.unknown}</dd>
      </div>
      <div>
        <dt>{text.failed}</dt>
        <dd>
          {projected ? (
            <a href={pathOf("officeMails", language)}>{countText(projected.mails.failed, language)}</a>
          ) : (
            text.unknown
          )}
        </dd>
      </div>
    </dl>
  );
}

function lagText(desk: Overview["desk"], language: Language): string {
  const text = overviewWords[language].service;
  if (!desk) return text.unknown;
  if (desk.outboxDepth === 0) return text.level;
  const seconds = countText(Math.ceil(desk.outboxLagMs / MS_PER_SECOND), language);
  return text.behind(countText(desk.outboxDepth, language), seconds);
}

function settingsText(desk: Overview["desk"], language: Language): string {
  const text = overviewWords[language].service;
  if (!desk) return text.unknown;
  return desk.shardsBehind === 0
    ? text.settingsEverywhere
    : text.settingsBehind(countText(desk.shardsBehind, language));
}
