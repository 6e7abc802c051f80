import { lazy } from "react";
import { Redirect, Route, Switch } from "wouter";

const OverviewPage = lazy(() => import("./overview-page.tsx"));
const ArticlePage = lazy(() => import("./article-page.tsx"));
const WaysPage = lazy(() => import("./ways-page.tsx"));
const FactsPage = lazy(() => import("./facts-page.tsx"));
const RowsPage = lazy(() => import("./rows-page.tsx"));
const DraftsPage = lazy(() => import("../draft/drafts-page.tsx"));
const DraftPage = lazy(() => import("../draft/draft-page.tsx"));
const EditorPage = lazy(() => import("../editor/editor-page.tsx"));
const ReleasesPage = lazy(() => import("./releases-page.tsx"));
const ReleasePage = lazy(() => import("./release-page.tsx"));
const WithdrawnPage = lazy(() => import("./withdrawn-page.tsx"));
const PromptsPage = lazy(() => import("./prompts-page.tsx"));

/** The pages below `/content`, each fetched when it is first opened. */
export default function ContentArea() {
  return (
    <Switch>
      <Route path="/content" component={OverviewPage} />
      <Route path="/content/articles/:topic/:slug" component={ArticlePage} />
      <Route path="/content/articles/:topic/:slug/ways/:language" component={WaysPage} />
      <Route path="/content/facts" component={FactsPage} />
      <Route path="/content/rows" component={RowsPage} />
      <Route path="/content/drafts" component={DraftsPage} />
      <Route path="/content/drafts/:id" component={DraftPage} />
      <Route path="/content/drafts/:id/edit" component={EditorPage} />
      <Route path="/content/releases" component={ReleasesPage} />
      <Route path="/content/releases/:number" component={ReleasePage} />
      <Route path="/content/withdrawn" component={WithdrawnPage} />
      <Route path="/content/prompts" component={PromptsPage} />
      <Route>
        <Redirect to="/content" replace />
      </Route>
    </Switch>
  );
}
