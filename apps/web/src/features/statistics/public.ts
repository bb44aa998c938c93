/** What other features use of statistics: key figures and the chart of the months. */
export { FigureCards } from './figure-cards.tsx';
export { MonthChart } from './month-chart.tsx';
