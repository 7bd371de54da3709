// Heights and joints of the figure, from published anthropometry. All at the table stature; the finished figure is
// scaled.
//
// Sources of the figures:
//   [A] ANSUR II (Gordon et al. 2014, Natick/TR-15/007), women: heights as fractions of stature - cervicale 0.858,
//       suprasternale 0.815, acromion 0.818, axilla 0.74, chest point 0.722, iliocristale 0.602, omphalion 0.594,
//       trochanterion 0.517, crotch 0.469, gluteal furrow 0.455, mid-patella 0.276, tibiale 0.265, lateral malleolus
//       0.040; foot length 0.151, foot breadth 0.056.
//   [D] Drillis and Contini 1966 (in Winter, Biomechanics): upper arm 0.186, forearm 0.146, hand 0.108, foot 0.039
//   high. [V] Heights of vertebrae with their discs, for the *relative* spacing of spinous processes: Gilad and Nissan
//   1986
//       (Spine 11:154), Panjabi et al. 1991/1992 (Spine 16:888, 17:299), Busscher et al. 2010 (Eur Spine J 19:1104).
//   [S] Surface levels: iliac crests at L4, posterior superior iliac spines at S2, root of the scapular spine at T3,
//       inferior angle of the scapula at T7 (WHO Standard Acupuncture Point Locations 2008, Part 1).
#pragma once

#include <array>
#include <string>
#include <vector>

#include "vec.h"

namespace jingluo::forge {

/// What a caller may choose.
struct Parameters {
    double coarseness = 1.0;  ///< 1 as published; up to 2 for quick trials: grid and edges so many times longer
};

/// Stature at which all tables of the generator are written, m.
inline constexpr double kTableStature = 1.68;

/// One level of the spine: `c7`, `t1` .. `t12`, `l1` .. `l5`, `s1` .. `s4`, `hiatus`, `coccyx`.
struct SpineLevel {
    std::string name;
    double height;  ///< y of the tip of the process (tubercle), m
};

struct Skeleton {
    std::vector<SpineLevel> spine;

    double suprasternal = 1.369;
    double xiphisternal = 1.204;
    double nipple = 1.215;
    double nipple_lateral = 0.092;  ///< from the midline
    double umbilicus = 0.998;
    double iliac_crest = 1.0114;
    double anterior_superior_iliac_spine = 0.915;
    double symphysis_top = 0.866;
    double symphysis_bottom = 0.828;
    double trochanter = 0.866;
    double ischial_tuberosity = 0.790;
    double gluteal_fold = 0.764;
    double patella_base = 0.488;
    double patella_apex = 0.4495;
    double popliteal_crease = 0.452;
    double tibial_tuberosity = 0.404;
    double fibula_head = 0.418;
    double tibial_condyle_bottom = 0.394;
    double medial_malleolus = 0.079;
    double lateral_malleolus = 0.067;

    Vec3 hip{0.088, 0.862, -0.012};    ///< hip joint, left
    Vec3 knee{0.122, 0.450, -0.014};   ///< knee joint, left
    Vec3 ankle{0.131, 0.074, -0.020};  ///< ankle joint, left
    Vec3 shoulder{0.158, 1.336, -0.038};
    Vec3 elbow{0.296, 1.066, -0.046};
    Vec3 wrist{0.448, 0.878, -0.030};  ///< with the elbow a carrying angle of 12 degrees

    /// Left foot: the floor below the back of the heel, and how far the foot is turned out.
    Vec3 heel{0.128, 0.0, -0.067};
    double toe_out = radians(9.0);

    Skeleton();
    /// Height of a spine level by name.
    [[nodiscard]] double level(const std::string& name) const;
};

}  // namespace jingluo::forge
