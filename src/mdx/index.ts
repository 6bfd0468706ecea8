/**
 * The words that a lesson may use, by the name under which it uses them. `content/README.md` explains each to writers;
 * a lesson imports nothing.
 */
import Claim from './Claim.astro';
import Experiment from './Experiment.astro';
import Fact from './Fact.astro';
import Flags from './Flags.astro';
import Goal from './Goal.astro';
import LineComparison from './LineComparison.astro';
import ListenerReading from './ListenerReading.astro';
import Note from './Note.astro';
import NumberRanges from './NumberRanges.astro';
import OutsideLook from './OutsideLook.astro';
import PcDesk from './PcDesk.astro';
import PortBoard from './PortBoard.astro';
import Ranges from './Ranges.astro';
import RouterDesk from './RouterDesk.astro';
import StateWords from './StateWords.astro';
import TcpChart from './TcpChart.astro';
import Term from './Term.astro';
import Way from './Way.astro';

export const words = {
  Claim,
  Experiment,
  Fact,
  Flags,
  Goal,
  LineComparison,
  ListenerReading,
  Note,
  NumberRanges,
  OutsideLook,
  PcDesk,
  PortBoard,
  Ranges,
  RouterDesk,
  StateWords,
  TcpChart,
  Term,
  Way,
};
