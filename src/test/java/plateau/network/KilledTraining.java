package plateau.network;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import plateau.blas.Blas;

/** The training that {@link KilledTrainingTest} kills: a process of its own, given the folder of its checkpoints. */
final class KilledTraining {
    static final String GREETING = "training from ";
    static final double STEP = 1e-5;
    static final int STEPS_BETWEEN_CHECKPOINTS = 1500;

    private KilledTraining() {}

    public static void main(String[] arguments) {
        TrainingObserver talking = new TrainingObserver() {
            private boolean told;

            @Override
            public void progress(double done) {
                if (!told) {
                    System.out.println(GREETING + done);
                    told = true;
                }
            }

            @Override
            public void notice(String message) {
                System.out.println("notice: " + message);
            }
        };
        NetworkRun run = run(Path.of(arguments[0]), talking);
        System.out.println(run.outcome());
    }

    static NetworkRun run(@Nullable Path folder, TrainingObserver observer) {
        SgdSettings settings =
                SgdSettings.of(STEP).withBatch(2).withLabelNoise(0.2).withHeldOut(50);
        double[] times = new double[13];
        for (int i = 0; i < times.length; i++) {
            times[i] = i * 0.25;
        }
        return SgdTraining.run(
                SgdProblems.CUBIC,
                SgdProblems.start(4, 16),
                settings,
                times,
                Blas.portable(),
                folder == null ? null : CheckpointFolder.at(folder).withSteps(STEPS_BETWEEN_CHECKPOINTS),
                observer);
    }
}
