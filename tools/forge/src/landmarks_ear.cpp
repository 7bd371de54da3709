// Landmarks of the ear and of the skin around its root, in the ear's frame: u backwards, v up, w out of the plate.
#include "landmarks.h"

namespace jingluo::forge {

namespace {

constexpr double kMillimetre = 0.001;

/// How far out the skin behind the ear lies on the ray outwards at (u, v), mm: the head's side first.
double first_skin(const Figure& figure, double u, double v) {
    const Frame& f = figure.ear().frame();
    double w = -34.0;
    while (w < 6.0 && figure.base(f.world(kMillimetre * u, kMillimetre * v, kMillimetre * w)) < 0.0) {
        w += 0.25;
    }
    return w;
}

/// Where the back of the ear rises from the mastoid: followed forwards, the skin of the head turns outwards there.
Ray sulcus(const Figure& figure, double v) {
    const Frame& f = figure.ear().frame();
    const double step = 0.5;
    double u = 27.0;
    double here = first_skin(figure, u, v);
    for (; u > 6.0; u -= step) {
        const double next = first_skin(figure, u - step, v);
        if (next - here > 1.7 * step) {
            break;
        }
        here = next;
    }
    // Slantwise backwards, so that the ray comes out on the head's side of the furrow.
    return {f.world(kMillimetre * (u - 2.4), kMillimetre * v, kMillimetre * (here - 6.0)), 3.0 * f.u + 6.0 * f.w};
}

}  // namespace

void collect_ear(Collector& c) {
    const Figure& figure = c.figure();
    const Frame& f = figure.ear().frame();
    const EarCurves& curves = figure.ear().curves();
    const auto place = [&](double u, double v, double w) {
        return f.world(kMillimetre * u, kMillimetre * v, kMillimetre * w);
    };
    const auto way = [&](double u, double v, double w) { return u * f.u + v * f.v + w * f.w; };

    Vec3 top = f.origin;
    for (int i = 0; i <= 100; ++i) {
        const Vec3 q = curves.helix.at(0.01 * i);
        const Vec3 p = f.world(q.x, q.y, q.z);
        top = p.y > top.y ? p : top;
    }
    c.sided("auricle_apex", {top, {0, 1, 0}});
    c.sided("auricle_root_superior", {place(-0.5, 17.0, -6.0), f.w});
    c.sided("helix_crus_root", {place(3.0, 8.0, -1.0), way(-0.3, 0, 1)});
    c.sided("supratragic_notch", {place(1.6, 1.6, -5.0), f.w});
    c.sided("tragus_middle", {place(5.0, -5.0, 0.4), f.w});
    c.sided("tragus_anterior_border", {place(-2.6, -5.0, -6.0), f.w});
    c.sided("intertragic_notch", {place(7.0, -20.0, 0.0), way(0, 1, 0.30)});
    const Vec3 antitragus = curves.antitragus.at(0.5);
    c.sided("antitragus", {f.world(antitragus.x, antitragus.y, antitragus.z), way(-0.2, 0.5, 0.8)});
    c.sided("external_acoustic_opening", {place(6.0, -4.4, -22.0), f.w});
    c.sided("earlobe_lowest", {place(9.5, -24.0, -0.4), {0, -1, 0}});
    c.sided("earlobe_posterior_border", {place(12.0, -21.0, -0.2), way(1, -0.25, 0)});

    // Over the condyle of the mandible, a finger's edge before the tragus, at the heights of the notches.
    const double before = place(-2.6, -5.0, 0.0).z + 0.0045;
    const auto hollow = [&](double height, double further) {
        return Ray{{f.origin.x - 0.025, height, before + further}, {1, 0, 0}};
    };
    c.sided("preauricular_hollow_superior", hollow(place(1.6, 1.6, 0).y, -0.0010));
    c.sided("preauricular_hollow_middle", hollow(place(5.0, -5.0, 0).y, 0.0));
    c.sided("preauricular_hollow_inferior", hollow(place(7.0, -15.5, 0).y, 0.0010));

    std::vector<Ray> behind;
    for (int i = 0; i <= 15; ++i) {
        behind.push_back(sulcus(figure, 14.0 - 2.0 * i));
    }
    c.sided_line("posterior_auricular_sulcus", behind);
}

}  // namespace jingluo::forge
