import { useMemo } from "react";
import { useSearchParams } from "wouter";
import { readFilters, writeFilters, type Filters } from "../lib/filters.ts";

/** The filters of the address, and how to change some of them. */
export function useFilters(): [Filters, (change: Partial<Filters>) => void] {
  const [params, setParams] = useSearchParams();
  const filters = useMemo(() => readFilters(params), [params]);
  const change = (some: Partial<Filters>): void => {
    setParams(writeFilters({ ...filters, ...some }), { replace: true });
  };
  return [filters, change];
}
